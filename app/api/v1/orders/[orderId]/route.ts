import { getOrderOperation, saveOrderOperation } from '@/lib/api/operations/orders'
import { serve } from '@/lib/api/serve'

export const { GET, POST, PUT, PATCH, DELETE } = serve(getOrderOperation, saveOrderOperation)
