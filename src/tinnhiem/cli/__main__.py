"""`python -m tinnhiem.cli`, for machines where the script is not on the path."""

from tinnhiem.cli.main import main

main()
