"""The data service: what is published, for programs, with a description that programs can read.

It is served by the process of the portal and, like its pages, imports nothing of the store but the published part.

* `offers`: every operation in one table: its address, what it may be asked, what it returns;
* `asking`: what a request asks for, checked before anybody looks for it;
* `finding`: how each operation finds its rows;
* `answering`: payloads, each with its licence, its sources and the remark that missing is not "no";
* `describing`: the OpenAPI description, made from that table and from the types of the values;
* `limiting`: nobody's program keeps people from reading;
* `taking`: the whole data set in one file, and the page that tells how to take it.
"""
