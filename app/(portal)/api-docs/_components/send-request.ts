export type Parameter = { name: string; place: 'path' | 'query' | 'header'; required: boolean }
export type Answer = { line: string; status: string; ok: boolean; headers: string; text: string }

type Question = {
  method: string
  path: string
  parameters: Parameter[]
  values: Record<string, string>
  body?: string
  token?: string
}

/** The address with its parameters filled in. */
export function addressOf({ path, parameters, values }: Pick<Question, 'path' | 'parameters' | 'values'>) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const query = new URLSearchParams()
  for (const { name, place } of parameters)
    if (place === 'query' && values[name]) query.set(name, values[name])
  return query.size > 0 ? `${filled}?${query}` : filled
}

const shown = ['content-language', 'etag', 'location', 'retry-after', 'idempotency-replayed', 'x-request-id']

export async function sendRequest(question: Question): Promise<Answer> {
  const { method, parameters, values, body, token } = question
  const headers = new Headers({
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  })
  for (const { name, place } of parameters)
    if (place === 'header' && values[name]) headers.set(name, values[name])
  if (token) headers.set('authorization', `Bearer ${token}`)
  if (body !== undefined) headers.set('content-type', 'application/json')
  const address = addressOf(question)
  const credentials = token ? 'omit' : 'same-origin'
  const response = await fetch(address, { method, headers, body, credentials, cache: 'no-store' })
  const text = await response.text()
  return {
    line: `${method} ${address}`,
    status: `${response.status} ${response.statusText}`.trim(),
    ok: response.ok,
    headers: shown
      .flatMap((name) => (response.headers.get(name) ? [`${name}: ${response.headers.get(name)}`] : []))
      .join('\n'),
    text: pretty(text),
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
