"""Second readers: what waits for them, one answer to review or to code blind, how far both agree, flags."""
