/** The words of asking for access in Chinese. */
export const accessZhCN = {
  ask: '申请权限',
  message: '想做什么，为什么',
  send: '发送申请',
  cancel: '取消',
  sent: '申请已转给牵头起草人、轮值主席和管理员，他们会与您联系。',
  failed: '没有发出：{{reason}}',
};

/** The same in English. */
export const accessEn: typeof accessZhCN = {
  ask: 'Ask for access',
  message: 'What you want to do, and why',
  send: 'Send the request',
  cancel: 'Cancel',
  sent: 'The request was passed on to the lead drafters, the chair and the administrator; they will get in touch.',
  failed: 'It was not sent: {{reason}}',
};
