/** What a list shows, read from its address: every view of a table can be sent to a colleague. */
export type SearchParams = Record<string, string | string[] | undefined>

export type TableState = {
  q: string
  sort?: string
  descending: boolean
  page: number
  size: number
  columns?: string[]
}

export const pageSizes = [15, 30, 50, 100]

export function readTableState(
  params: SearchParams,
  defaults: { sort?: string; size?: number } = {},
): TableState {
  const sort = one(params.sort) || defaults.sort
  const size = Number(one(params.size))
  return {
    q: one(params.q).trim(),
    sort: sort?.replace(/^-/, ''),
    descending: sort?.startsWith('-') ?? false,
    page: Math.max(1, Math.trunc(Number(one(params.page))) || 1),
    size: pageSizes.includes(size) ? size : (defaults.size ?? 15),
    columns: one(params.cols) ? one(params.cols).split(',') : undefined,
  }
}

/** A filter's values: `?state=running,stopped` gives both. */
export function readFilter(params: SearchParams, key: string): string[] {
  return [params[key] ?? []]
    .flat()
    .flatMap((value) => value.split(','))
    .filter(Boolean)
}

/** The same list with some of its state changed. Whatever changes what is listed starts again at page one. */
export function tableHref(
  path: string,
  params: SearchParams,
  change: Record<string, string | undefined>,
): string {
  const merged: SearchParams = { ...params, ...('page' in change ? {} : { page: undefined }), ...change }
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(merged)) {
    const text = [value ?? []].flat().join(',')
    if (text) query.set(key, text)
  }
  return query.size > 0 ? `${path}?${query}` : path
}

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
