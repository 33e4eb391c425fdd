import { requestIdOf, translator } from '@/lib/api/answer'
import { problemOf, problemResponse } from '@/lib/api/problem'
import { Refusal } from '@/lib/api/refusal'
import { chooseLocale } from '@/lib/i18n/locale'

export async function answerNothing(request: Request): Promise<Response> {
  const locale = chooseLocale(undefined, request.headers.get('accept-language'))
  const problem = problemOf(new Refusal(404, 'api.notFound'), translator(locale), requestIdOf(request))
  return problemResponse(problem, { 'content-language': locale })
}
