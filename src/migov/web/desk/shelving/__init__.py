"""The sources of one assessment: files brought in from the browser, taken out of use and brought back."""
