import { listMessagesOperation, sendMessageOperation } from '@/lib/api/operations/order-messages'
import { serve } from '@/lib/api/serve'

export const { GET, POST, PUT, PATCH, DELETE } = serve(listMessagesOperation, sendMessageOperation)
