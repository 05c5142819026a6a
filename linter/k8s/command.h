#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linter::k8s {

// The words of an `exec` handler, as the kernel gets them: no shell reads them.
using Words = std::vector<std::string_view>;

// The last part of a program's path: `curl` of `/usr/bin/curl`.
std::string_view ProgramName(std::string_view word);
// `sh`, `bash`, `cmd`, `pwsh`, …, with or without a path.
bool IsShell(std::string_view word);

// What a shell runs: the word behind `-c` (or `/c`, `-Command`).
struct ShellScript {
  std::string_view text;
  // The words behind it: `$0`, `$1`, … of the script.
  Words arguments;
};

// Empty where no shell is given a script.
std::optional<ShellScript> ScriptOf(const Words& words);
// A shell that is started to read a script from its command line, and is given none.
bool LacksScript(const Words& words);
// The commands that are run: the words themselves, or each command of a shell's script, split at
// blanks. A sketch of what a shell does, for finding well-known programs.
std::vector<std::vector<std::string>> CommandsOf(const Words& words);

// A well-known client (of a database, of HTTP) that is run against a host other than its own.
struct Call {
  std::string program;
  std::string host;
};

// The first one; empty where every host is the pod's own, a variable, or not known.
std::optional<Call> RemoteCall(const Words& words);

// The words of a line that needs no shell; empty where it has quotes, variables or operators.
std::vector<std::string> SplitPlain(std::string_view line);
// Up to the first line break, for a message.
std::string_view FirstLine(std::string_view text);

}  // namespace linter::k8s
