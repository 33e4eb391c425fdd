import { listUsageOperation, recordUsageOperation } from '@/lib/api/operations/usage'
import { serve } from '@/lib/api/serve'

export const { GET, POST, PUT, PATCH, DELETE } = serve(listUsageOperation, recordUsageOperation)
