"""What readers may tell the office: that something is wrong, or that they want to be told of news.

Nobody is signed in and nothing has a cookie, so there is nothing that another site could abuse in a reader's name:
these forms need no token against forged requests. Against machines they have a field that people do not see, limits of
size, and a limit of how much may come from one address in a while.
"""
