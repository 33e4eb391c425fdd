import { listStatementsOperation } from '@/lib/api/operations/statements'
import { serve } from '@/lib/api/serve'

export const { GET, POST, PUT, PATCH, DELETE } = serve(listStatementsOperation)
