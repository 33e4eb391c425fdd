import { actOnInstanceOperation } from '@/lib/api/operations/instances'
import { serve } from '@/lib/api/serve'

export const { GET, POST, PUT, PATCH, DELETE } = serve(actOnInstanceOperation)
