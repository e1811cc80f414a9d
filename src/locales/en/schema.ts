/** Descriptions in the editors' schemas: written in English where the formats are. Other languages name each of them. */
export const schema: Readonly<Record<string, string>> = {};
