import * as z from 'zod'
import { jsonRoute } from '@/lib/actions/json-route'
import { serviceChoices } from '@/lib/orders/form-choices'

/** Form, plans and agreement of a service that is added as a line. */
export const POST = jsonRoute(z.object({ serviceId: z.uuid() }), (ctx, { serviceId }) =>
  serviceChoices(ctx, [serviceId]),
)
