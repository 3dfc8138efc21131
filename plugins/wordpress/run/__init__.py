"""One import from its export to its report.

`import_site` catches whatever goes wrong, `import_run` has the steps: the first reading
(`indexing`), the plan (`planning`), names of terms (`labelling`), addresses (`addressing`), the
second reading (`second_reading`), whose texts are converted by several processes
(`conversion_pool`, `steps`) and written in their order (`text_writing`).
"""
