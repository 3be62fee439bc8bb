"""A proxy that holds everything back for a while, each way: PORT-OF-THE-REGISTRY SECONDS; its own port is printed."""

from __future__ import annotations

import asyncio
import sys


async def main(port: int, seconds: float) -> None:
    """Serve until the end."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(_delayed(reader, outer, seconds), _delayed(inner, writer, seconds))

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def _delayed(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seconds: float
) -> None:
    loop = asyncio.get_running_loop()
    while part := await reader.read(1 << 20):
        loop.call_later(seconds, writer.write, part)
    loop.call_later(seconds, writer.close)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2])))
