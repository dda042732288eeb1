#!/bin/sh
# Make the English engine and its event heads anew from the pinned encoder, the open data and the
# written sentences, and compare both with what is shipped. The data folder is $DETENTE_DATA, or
# ../shared/data beside the repository. With --install the new files take the shipped ones' place.
# With --events only the heads are made anew, from the engine's checkpoint in training/work.
set -eu
cd "$(dirname "$0")/.."
work=training/work
if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/python" -m pip install --quiet -r training/requirements.txt
fi
export PYTHONPATH=.:src
run() { "$work/venv/bin/python" -m "$@"; }
case " $* " in *" --events "*) ;; *)
    run training.fit --name en --epochs 10
    run training.export --name en --folder "$work/built"
    run training.compare "$work/built" ;;
esac
run training.events.fit --name events_1 --epochs 4 --start "$work/en.pt"
run training.events.fit --name events_2 --epochs 5 --encoder-rate 1.8e-4 --start "$work/events_1.pt"
run training.events.fit --name events_3 --epochs 3 --head-rate 6e-4 --start "$work/events_2.pt"
run training.events.fit --name events_4 --epochs 6 --encoder-rate 1.8e-4 --head-rate 6e-4 --start "$work/events_3.pt"
run training.events.fit --name events_5 --epochs 1 --encoder-rate 1.2e-4 --head-rate 8e-4 --plain 0.5 --start "$work/events_4.pt"
run training.events.fit --name events_6 --epochs 4 --encoder-rate 1.6e-4 --head-rate 8e-4 --plain 0.4 --start "$work/events_5.pt"
run training.events.fit --name events_7 --epochs 2 --encoder-rate 1.4e-4 --head-rate 8e-4 --plain 0.25 --start "$work/events_6.pt"
run training.events.blend events_4 events_7 --share 0.7 --name events
run training.events.export --name events --folder "$work/built" --scoring "$work/built"
run training.events.compare "$work/built"
case " $* " in *" --install "*)
    case " $* " in *" --events "*) ;; *) run training.export --name en ;; esac
    run training.events.export --name events ;;
esac
