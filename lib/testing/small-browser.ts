type Sent = { method?: string; form?: Record<string, string>; follow?: boolean }
export type Shown = { url: URL; status: number; text: string }

/** Cookies by host, redirects and forms: enough of a browser to walk through sign-in pages. */
export class SmallBrowser {
  private readonly jars = new Map<string, Map<string, string>>()

  cookiesOf(host: string): Map<string, string> {
    const jar = this.jars.get(host) ?? new Map<string, string>()
    this.jars.set(host, jar)
    return jar
  }

  async visit(address: string | URL, { method = 'GET', form }: Sent = {}): Promise<Shown> {
    const url = new URL(address)
    const jar = this.cookiesOf(url.host)
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      body: form ? new URLSearchParams(form) : undefined,
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    const next = answer.headers.get('location')
    if (next && url.pathname !== '/') return this.visit(new URL(next, url))
    return { url, status: answer.status, text: await answer.text() }
  }

  /** Sends the first form of a page with these fields beside its hidden ones. */
  submit(page: Shown, fields: Record<string, string> = {}): Promise<Shown> {
    const action = /<form[^>]*action="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    const form = {
      ...Object.fromEntries(hidden.map(([, name, value]) => [name ?? '', value ?? ''])),
      ...fields,
    }
    return this.visit(new URL(action, page.url), { method: 'POST', form })
  }
}
