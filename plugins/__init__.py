"""The plugins of VPS Atlas, one package each; they never import each other, `diagnostics` apart."""
