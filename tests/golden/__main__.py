"""Record the golden pages anew: `make golden`."""

from tests import golden

if __name__ == "__main__":
    for slug in golden.SLUGS:
        path = golden.expected(slug)
        path.parent.mkdir(exist_ok=True)
        path.write_text(golden.told(slug), encoding="utf-8")
        print("recorded", path)
