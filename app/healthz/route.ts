/** The process answers; whether the database does is asked at /readyz. */
export function GET(): Response {
  return new Response('ok', { headers: { 'cache-control': 'no-store' } })
}
