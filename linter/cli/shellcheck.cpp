// Each RUN becomes a script in a temporary folder, named by its number; what is said of a script's
// lines and columns is led back through the Passage that the code came from.

#include "linter/cli/shellcheck.h"

#include <fmt/format.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <string_view>

#include "linter/docker/build_view.h"
#include "linter/files/bytes.h"
#include "linter/files/write.h"
#include "linter/text/source_file.h"
#include "linter/yaml/document.h"
#include "linter/yaml/slot.h"

namespace linter::cli {

namespace fs = std::filesystem;

constexpr std::size_t MostAnswerBytes = 1U << 30U;

// Code that is asked about.
struct Script {
  engine::Input* input = nullptr;
  docker::Passage code;
  // Lines that stand before it in its file.
  std::size_t lines = 0;
  // Our own parser found that it has no meaning.
  bool refused = false;
};

// A folder that is gone when this is.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::error_code failed;
    std::string name = (fs::temp_directory_path(failed) / "shoal-XXXXXX").string();
    path_ = mkdtemp(name.data()) == nullptr ? std::string() : name;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ScratchFolder(ScratchFolder&&) = delete;
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) {
      fs::remove_all(path_, ignored);
    }
  }

  // Empty where none could be made.
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// The line that tells ShellCheck which shell reads the code; empty for shells that it does not
// know.
static std::string_view InterpreterLine(docker::ShellKind kind) {
  switch (kind) {
    case docker::ShellKind::Sh:
      return "#!/bin/sh";
    case docker::ShellKind::Bash:
      return "#!/bin/bash";
    case docker::ShellKind::Dash:
      return "#!/bin/dash";
    case docker::ShellKind::Ash:
      return "#!/bin/busybox sh";
    case docker::ShellKind::Ksh:
      return "#!/bin/ksh";
    default:
      return "";
  }
}

// ARG and ENV are variables of the environment, and so are the proxies.
static std::string Preamble(const docker::InstructionView& run) {
  std::string text(InterpreterLine(run.script().shell.kind));
  if (text.empty()) {
    return text;
  }
  text += run.script().shell.errexit ? " -e\n" : "\n";
  std::set<std::string, std::less<>> names;
  if (const docker::Stage* stage = run.stage()) {
    names = run.dockerfile().scope.Names(stage->index, run->index);
  }
  for (const char* name : {"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY",
                           "ftp_proxy", "NO_PROXY", "no_proxy"}) {
    names.insert(name);
  }
  for (const std::string& name : names) {
    text += "export " + name + "=1\n";
  }
  return text;
}

static bool Runs(const RuleSet& rules, std::string_view id) {
  return std::any_of(rules.begin(), rules.end(),
                     [&](const ActiveRule& active) { return active.rule->id == id; });
}

// Writes the scripts of a Dockerfile.
static std::optional<Error> WriteScripts(engine::Input& input, const std::string& folder,
                                         std::vector<Script>& scripts) {
  const docker::BuildView build(*input.source);
  for (const auto& instruction : build.instructions()) {
    const auto& script = instruction.script();
    // Code that is given up here would keep ShellCheck busy for minutes.
    if (instruction->keyword != docker::Keyword::Run || script.source.empty() || !script.parsed) {
      continue;
    }
    const std::string preamble = Preamble(instruction);
    if (preamble.empty()) {
      continue;
    }
    const std::string path = fmt::format("{}/{}", folder, scripts.size());
    if (auto error = files::Write(path, preamble + script.source.text() + "\n")) {
      return error;
    }
    const auto lines = static_cast<std::size_t>(std::count(preamble.begin(), preamble.end(), '\n'));
    scripts.push_back({.input = &input,
                       .code = script.source,
                       .lines = lines,
                       .refused = !script.problems.empty()});
  }
  return std::nullopt;
}

static std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char each : text) {
    quoted += each == '\'' ? "'\\''" : std::string(1, each);
  }
  return quoted + "'";
}

// What the program prints about all scripts of a folder.
static Expected<std::string> RunProgram(const std::string& folder) {
  // SC2187: ash is no error. SC1090 and SC1091: files of the image are not at hand. SC1128: the
  // first line of a heredoc is its own.
  const std::string line =
      "cd " + Quoted(folder) +
      " && exec shellcheck --norc --format=json1 --exclude=SC2187,SC1090,SC1091,SC1128 -- [0-9]* "
      "2>errors";
  std::FILE* pipe = popen(line.c_str(), "r");
  if (pipe == nullptr) {
    return Error{"cannot start a shell for `shellcheck`"};
  }
  std::string answer;
  std::array<char, 65536> buffer{};
  while (const std::size_t read = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    if (answer.size() < MostAnswerBytes) {
      answer.append(buffer.data(), read);
    }
  }
  const int status = pclose(pipe);
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (code == 127 || code == 126) {
    return Error{
        "`--shellcheck` needs the program `shellcheck` on the PATH; see "
        "https://www.shellcheck.net"};
  }
  if (code != 0 && code != 1) {
    const auto errors = files::ReadIfThere(folder + "/errors", 4096);
    return Error{fmt::format("`shellcheck` failed with status {}: {}", code,
                             errors && errors->has_value() ? errors->value() : "it said nothing")};
  }
  return answer;
}

// The objects of an answer, `{"comments":[{…},{…}]}`, one by one, as it can be longer than the
// reader takes in one piece.
static std::vector<std::string_view> ObjectsOf(std::string_view answer) {
  std::vector<std::string_view> objects;
  std::size_t begin = 0;
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < answer.size(); ++at) {
    const char each = answer[at];
    if (quoted) {
      at += each == '\\' ? 1 : 0;
      quoted = each != '"';
    } else if (each == '"') {
      quoted = true;
    } else if (each == '{' && ++depth == 2) {
      begin = at;
    } else if (each == '}' && depth-- == 2) {
      objects.push_back(answer.substr(begin, at + 1 - begin));
    }
  }
  return objects;
}

// The offset of a line and column, both from 1; columns count characters.
static std::size_t OffsetOf(std::string_view text, std::size_t line, std::size_t column) {
  std::size_t at = 0;
  for (; line > 1 && at < text.size(); --line) {
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  for (; column > 1 && at < text.size() && text[at] != '\n'; --column) {
    do {
      ++at;
    } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  }
  return std::min(at, text.size());
}

static bool Answered(const RuleSet& rules, std::string_view name) {
  return std::any_of(rules.begin(), rules.end(), [&](const ActiveRule& active) {
    const auto& replaces = active.rule->replaces;
    return std::find(replaces.begin(), replaces.end(), name) != replaces.end();
  });
}

// Codes below 2000 are about code that cannot be parsed: a rule of ours answers them where it found
// the same, and ShellCheck says it where it alone did.
static bool IsSaid(const Script& script, std::size_t code) {
  const auto& rules = *script.input->rules;
  return code < 2000 ? script.refused && Answered(rules, "shellcheck:SC1072")
                     : Answered(rules, fmt::format("shellcheck:SC{}", code));
}

static std::size_t Number(const yaml::Slot& comment, std::string_view key) {
  const auto text = comment[key].Text().value_or("");
  return static_cast<std::size_t>(std::strtoul(std::string(text).c_str(), nullptr, 10));
}

static ProblemKind KindOf(std::string_view level) {
  if (level == "error") {
    return ProblemKind::ShellCheckError;
  }
  return level == "warning" ? ProblemKind::ShellCheckWarning : ProblemKind::ShellCheckNote;
}

// Adds what one comment says to the problems of the file that it is about.
static void AddComment(std::string_view object, const std::vector<Script>& scripts) {
  const SourceFile file{.id = {}, .path = "shellcheck", .text = std::string(object)};
  const auto stream = yaml::Parse(file);
  const auto root = stream.documents.empty() ? std::nullopt : stream.documents.front().root();
  if (!root) {
    return;
  }
  const yaml::Slot comment(*root);
  const std::size_t index = Number(comment, "file");
  if (index >= scripts.size()) {
    return;
  }
  const Script& script = scripts[index];
  const std::size_t line = Number(comment, "line");
  const std::size_t code = Number(comment, "code");
  if (line <= script.lines || IsSaid(script, code)) {
    return;
  }
  const std::string& text = script.code.text();
  const auto begin = OffsetOf(text, line - script.lines, Number(comment, "column"));
  const auto end = OffsetOf(text, std::max(Number(comment, "endLine"), line) - script.lines,
                            Number(comment, "endColumn"));
  script.input->problems.push_back(
      {.kind = KindOf(comment["level"].Text().value_or("")),
       .span = script.code.SpanOf(begin, std::max(begin, end)),
       .message = fmt::format("SC{}: {}", code, comment["message"].Text().value_or(""))});
}

std::optional<Error> AskShellCheck(std::vector<engine::Input>& inputs) {
  const ScratchFolder folder;
  if (folder.path().empty()) {
    return Error{"cannot make a temporary folder for `shellcheck`"};
  }
  std::vector<Script> scripts;
  for (auto& input : inputs) {
    if (input.language == engine::Language::Dockerfile && Runs(*input.rules, "shellcheck")) {
      if (auto error = WriteScripts(input, folder.path(), scripts)) {
        return error;
      }
    }
  }
  if (scripts.empty()) {
    return std::nullopt;
  }
  const auto answer = RunProgram(folder.path());
  if (!answer) {
    return answer.error();
  }
  for (const std::string_view object : ObjectsOf(*answer)) {
    AddComment(object, scripts);
  }
  return std::nullopt;
}

}  // namespace linter::cli
