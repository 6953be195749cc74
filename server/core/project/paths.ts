import picomatch from 'picomatch';

/** Whether a path is one of the patterns, lies below one that is a folder, or matches one that is a glob. */
export const inside = (path: string, patterns: readonly string[]): boolean =>
  patterns.some((given) => {
    const pattern = given.replace(/^\.\//, '').replace(/\/$/, '');
    if (pattern === '' || pattern === '.') return true;
    return path === pattern || path.startsWith(`${pattern}/`) || (/[*?[{]/.test(pattern) && picomatch(pattern)(path));
  });
