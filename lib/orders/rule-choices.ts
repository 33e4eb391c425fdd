/** What a rule may be made of; plain lists, so that a form in the browser may use them too. */
export const approvalRoles = [
  'approver',
  'authority',
  'resourceOperator',
  'serviceDesk',
  'billingReviewer',
] as const
export const families = [
  'infrastructure',
  'supportSoftware',
  'applicationFunctions',
  'informationResources',
  'operationsAssurance',
  'security',
] as const
export const lineKinds = ['create', 'changePlan', 'renew', 'close'] as const
