type Params = Record<string, string | number>

/** Values of a text in the reader's language: `titleEn` stands for `title` where English is read. */
export function ownParams(language: string, params: Params | undefined): Params | undefined {
  if (language !== 'en' || !params) return params
  const own = Object.entries(params).filter(([name, value]) => name.endsWith('En') && value !== '')
  return { ...params, ...Object.fromEntries(own.map(([name, value]) => [name.slice(0, -2), value])) }
}
