import { cancelOrderOperation } from '@/lib/api/operations/order-verbs'
import { serve } from '@/lib/api/serve'

export const { GET, POST, PUT, PATCH, DELETE } = serve(cancelOrderOperation)
