/**
 * A shell script that runs a server until descriptor 3 closes, which happens when the test process ends in whatever way (SIGKILL
 * included); then stops it with `signal` and removes its folder. Arguments: the folder, then the server's command line.
 */
export const guard = (signal: 'INT' | 'KILL'): string => `
folder=$1; shift
"$@" </dev/null >"$folder/log" 2>&1 3<&- & server=$!
trap 'kill -QUIT $server' TERM INT
{ cat >/dev/null; kill -${signal} $server; } <&3 2>/dev/null & watch=$!
wait $server; status=$?
wait $server 2>/dev/null
kill $watch 2>/dev/null
rm -rf "$folder"
exit $status`;
