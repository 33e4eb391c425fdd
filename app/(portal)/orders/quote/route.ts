import { getTranslations } from 'next-intl/server'
import { jsonRoute } from '@/lib/actions/json-route'
import { QuoteOrder } from '@/lib/orders/input'
import { quoteOrder } from '@/lib/orders/quote-order'

/** The live price of the form, asked after every pause in typing; what is wrong comes in words. */
export const POST = jsonRoute(QuoteOrder, async (ctx, input) => {
  const t = await getTranslations()
  const { problems, ...quote } = await quoteOrder(ctx, input)
  return {
    ...quote,
    problems: problems.map(({ field, code, params }) => ({
      field,
      message: t(code.replace('.', '.errors.'), params),
    })),
  }
})
