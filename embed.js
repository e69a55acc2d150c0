// Gives each frame that shows Tempoline the height that its page asks for. Nothing else is read from the message.
addEventListener("message", ({ data, source }) => {
  const height = Math.ceil(data?.tempoline);
  if (!(height > 0 && height < 20000)) return;
  for (const frame of document.querySelectorAll("iframe")) if (frame.contentWindow === source) frame.height = height;
});
