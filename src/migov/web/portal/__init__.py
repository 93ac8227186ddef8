"""The portal: what is published, for everybody to read, without signing in, without a script, without a cookie.

It is served by a process of its own, with settings of its own that name no database, and imports nothing of the store
but its published part. So it cannot show a draft, whatever it is asked.
"""
