/** Sentences about how the text is connected, in Chinese; the shape the other languages must have. */
export const connectionZhCN = {
  stream: '备用连接',
  streamHint: '此网络不允许 WebSocket，已改用备用方式连接，编辑和保存照常。',
  blockedTitle: '此网络不允许实时连接，文本现在只读。',
  blocked: 'WebSocket 和备用方式都被网络拦截，服务器本身可以访问。请联系网络管理员，系统会不断重试。',
  blockedEdits: '有 {{number}} 处修改还没有送到服务器，留在此页面上，连接恢复后自动送出。',
  damagedTitle: '此文本暂停打开。',
};

/** The same in English. */
export const connectionEn: typeof connectionZhCN = {
  stream: 'Other connection',
  streamHint: 'This network allows no WebSocket; another way is used, and editing and saving work as always.',
  blockedTitle: 'This network allows no live connection: the text is read-only.',
  blocked:
    'Both the WebSocket and the other way are blocked by the network, though the server can be reached. Please ask the network’s administrator; it is tried again all the time.',
  blockedEdits:
    '{{number}} changes have not reached the server yet. They stay on this page and are sent when the connection is back.',
  damagedTitle: 'This draft is not opened for now.',
};
