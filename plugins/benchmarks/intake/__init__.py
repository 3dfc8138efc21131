"""Filing raw output of tools: made fit to publish, stored, recorded (`inv import-benchmark`)."""
