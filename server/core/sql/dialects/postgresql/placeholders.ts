/** TODO */
export const readPlaceholders = (text: string): string => text;
