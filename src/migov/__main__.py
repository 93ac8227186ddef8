"""``python -m migov`` is ``migov``."""

from migov.cli import main

if __name__ == "__main__":
    main()
