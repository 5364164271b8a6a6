"""Other extractors' interfaces over pith, so that a program can switch by changing an import.

What differs is in docs/python.md.
"""
