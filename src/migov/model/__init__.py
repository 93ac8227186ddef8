"""The method: what an MGI assessment is made of, as values and rules.

Pure: no files, no clock, no network, no Django. Every value is immutable and refuses to exist when it is ill-formed.
"""
