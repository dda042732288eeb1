"""Speed, memory and growth on the machine at hand: `make bench`."""
