"""Whether the draft agrees with itself, with what is known of the things it names, and with the calendar."""
