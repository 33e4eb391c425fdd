import { getServiceOperation } from '@/lib/api/operations/catalogue'
import { serve } from '@/lib/api/serve'

export const { GET, POST, PUT, PATCH, DELETE } = serve(getServiceOperation)
