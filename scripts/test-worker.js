/** Loaded first by each process that runs tests: their failures are shown at lines of TypeScript. */
process.setSourceMapsEnabled(true);
