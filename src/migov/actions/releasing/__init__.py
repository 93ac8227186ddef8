"""Releases: what stands in the way of one, making it, reading it, and checking one on any machine.

`bundles` and `verifying` need neither the store nor a database: whoever has the files can check them.
"""
