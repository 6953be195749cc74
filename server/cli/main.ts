// Placeholder until the command line's own files are here.
process.stderr.write('bellows: not built yet\n');
process.exitCode = 2;
