/** What a form field must bear without breaking: each is answered with a sentence, or kept as plain text. */
export const hostileTexts: Record<string, string> = {
  empty: '',
  oversize: '大'.repeat(120_000),
  'control characters': 'a\u0000b\u001b[31mc\u0007',
  html: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  formula: `=cmd|'/c calc'!A1`,
  sql: `x'; drop table "order"; --`,
  'turned around': '\u202egnp.exe\u2066',
  path: '../../../../etc/passwd',
  'huge number': '9'.repeat(400),
  'not a number': '-1e309',
  json: '{"__proto__":{"admin":true},"$where":"1"}',
}

/** What a field of JSON must bear besides. */
export const hostileJson: Record<string, unknown> = {
  ...hostileTexts,
  null: null,
  number: -1e308,
  boolean: true,
  list: Array.from({ length: 2000 }, () => 'x'),
  deep: JSON.parse(`${'['.repeat(400)}${']'.repeat(400)}`),
  object: { __proto__: null, constructor: { prototype: { admin: true } } },
}

/** A sentence for people, not what the machine said to itself. */
export const leaks = (text: string): boolean =>
  /node_modules|at [\w.<>]+ \(|\.(ts|js|mjs):\d+:\d+|PostgresError|DrizzleQueryError|syntax error at|violates \w+[- ]\w+ constraint/.test(
    text,
  )
