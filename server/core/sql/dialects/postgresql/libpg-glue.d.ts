/** The Emscripten glue of libpg-query, which ships without types. Only what libpg.ts calls. */
declare module 'libpg-query/wasm/libpg-query.js' {
  export interface LibpgModule {
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _wasm_parse_query_raw(query: number): number;
    _wasm_free_parse_result(result: number): void;
    _wasm_parse_plpgsql(query: number): number;
    _wasm_free_string(pointer: number): void;
    getValue(pointer: number, type: 'i32'): number;
    lengthBytesUTF8(text: string): number;
    stringToUTF8(text: string, pointer: number, bytes: number): void;
    UTF8ToString(pointer: number): string;
  }
  export default function load(options: {
    wasmBinary: Uint8Array;
    print?: (line: string) => void;
    printErr?: (line: string) => void;
  }): Promise<LibpgModule>;
}
