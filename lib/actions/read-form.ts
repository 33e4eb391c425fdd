const reserved = /^\$ACTION/

/** FormData as a plain object: repeated names become arrays, empty files disappear. */
export function readForm(data: FormData): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const name of new Set(data.keys())) {
    if (reserved.test(name)) continue
    const all = data.getAll(name).filter((value) => typeof value === 'string' || value.size > 0)
    if (name.endsWith('[]')) result[name.slice(0, -2)] = all
    else result[name] = all.length > 1 ? all : all[0]
  }
  return result
}

const control = /[^\P{Cc}\t\n\r]/u

/** Fields with characters that nobody types and a text column cannot hold; line breaks and tabs are text. */
export const unprintable = (data: FormData): string[] =>
  [...new Set(data.keys())].filter(
    (name) =>
      !reserved.test(name) &&
      (control.test(name) ||
        data.getAll(name).some((value) => typeof value === 'string' && control.test(value))),
  )

/** What was typed, without files and without anything that looks secret. */
export function typedValues(data: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(data.keys())) {
    if (reserved.test(name) || /password|secret|code$|token/i.test(name)) continue
    const all = data.getAll(name).filter((value) => typeof value === 'string')
    const [first] = all
    if (first !== undefined) values[name] = all.length > 1 || name.endsWith('[]') ? all : first
  }
  return values
}
