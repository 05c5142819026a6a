// What BuildKit says of instructions that it could take apart.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <span>

#include "linter/docker/instruction_reader.h"
#include "linter/docker/mount.h"
#include "linter/docker/split.h"
#include "linter/text/nearest.h"

namespace linter::docker {

static Problem Refuse(const Span& span, std::string message) {
  return {.kind = ProblemKind::DockerfileSyntax, .span = span, .message = std::move(message)};
}

static std::string Upper(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return upper;
}

static std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

enum class FlagType : std::uint8_t { Bool, Text, Texts };

struct KnownFlag {
  std::string_view name;
  FlagType type = FlagType::Text;
};

static std::span<const KnownFlag> FlagsOf(Keyword keyword) {
  static constexpr std::array Add = {KnownFlag{"chown"},
                                     KnownFlag{"chmod"},
                                     KnownFlag{"checksum"},
                                     KnownFlag{"link", FlagType::Bool},
                                     KnownFlag{"unpack", FlagType::Bool},
                                     KnownFlag{"keep-git-dir", FlagType::Bool},
                                     KnownFlag{"exclude", FlagType::Texts}};
  static constexpr std::array Copy = {KnownFlag{"chown"},
                                      KnownFlag{"from"},
                                      KnownFlag{"chmod"},
                                      KnownFlag{"link", FlagType::Bool},
                                      KnownFlag{"parents", FlagType::Bool},
                                      KnownFlag{"exclude", FlagType::Texts}};
  static constexpr std::array From = {KnownFlag{"platform"}};
  static constexpr std::array Run = {KnownFlag{"mount", FlagType::Texts}, KnownFlag{"network"},
                                     KnownFlag{"security"}, KnownFlag{"device", FlagType::Texts}};
  static constexpr std::array Healthcheck = {KnownFlag{"interval"}, KnownFlag{"timeout"},
                                             KnownFlag{"start-period"}, KnownFlag{"start-interval"},
                                             KnownFlag{"retries"}};
  switch (keyword) {
    case Keyword::Add:
      return Add;
    case Keyword::Copy:
      return Copy;
    case Keyword::From:
      return From;
    case Keyword::Run:
      return Run;
    case Keyword::Healthcheck:
      return Healthcheck;
    default:
      return {};
  }
}

static std::string Suggestion(std::string_view word, std::span<const std::string_view> known) {
  const std::optional<std::string_view> nearest = Nearest(word, known);
  return nearest && *nearest != word ? fmt::format(" (did you mean {}?)", *nearest) : "";
}

static std::optional<Problem> CheckFlag(const Flag& flag, const KnownFlag& known) {
  const std::string name = "--" + flag.name.text();
  if (known.type != FlagType::Bool) {
    return flag.value ? std::nullopt
                      : std::optional(Refuse(flag.span, "missing a value on flag: " + name));
  }
  if (!flag.value) {
    return {};
  }
  if (flag.value->empty()) {
    return Refuse(flag.span, "missing a value on flag: " + name);
  }
  const std::string value = Lower(flag.value->text());
  if (value != "true" && value != "false") {
    return Refuse(flag.value->span(), fmt::format("expecting boolean value for flag {}, not: {}",
                                                  name, flag.value->text()));
  }
  return {};
}

static std::optional<Problem> CheckFlags(const Instruction& instruction) {
  const std::span<const KnownFlag> known = FlagsOf(instruction.keyword);
  std::set<std::string> seen;
  for (const Flag& flag : instruction.flags) {
    const auto found = std::find_if(known.begin(), known.end(), [&](const KnownFlag& candidate) {
      return flag.name == candidate.name;
    });
    if (found == known.end()) {
      std::vector<std::string_view> names;
      for (const KnownFlag& candidate : known) {
        names.push_back(candidate.name);
      }
      return Refuse(flag.span, fmt::format("unknown flag: --{}{}", flag.name.text(),
                                           Suggestion(flag.name.text(), names)));
    }
    if (!seen.insert(flag.name.text()).second && found->type != FlagType::Texts) {
      return Refuse(flag.span, "duplicate flag specified: --" + flag.name.text());
    }
    if (std::optional<Problem> problem = CheckFlag(flag, *found)) {
      return problem;
    }
  }
  return {};
}

static std::optional<Problem> CheckFrom(const Instruction& instruction) {
  const auto& words = instruction.words;
  if (words.size() == 3 && Lower(words[1].text()) == "as") {
    const std::string name = Lower(words[2].text());
    const bool good =
        !name.empty() && name[0] >= 'a' && name[0] <= 'z' &&
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") == std::string::npos;
    if (!good) {
      return Refuse(words[2].span(),
                    fmt::format("invalid name for build stage: {}, name can't start with a number "
                                "or contain symbols",
                                Quoted(words[2].text())));
    }
    return CheckFlags(instruction);
  }
  if (words.size() != 1) {
    return Refuse(words.empty() ? instruction.name.span() : instruction.arguments.span(),
                  "FROM requires either one or three arguments");
  }
  return CheckFlags(instruction);
}

static std::optional<Problem> CheckCopy(const Instruction& instruction) {
  const auto& words = instruction.words;
  const std::string_view name = NameOf(instruction.keyword);
  if (words.size() < 2) {
    return Refuse(words.empty() ? instruction.name.span() : words[0].span(),
                  fmt::format("{} requires at least two arguments, but only one was provided. "
                              "Destination could not be determined",
                              name));
  }
  if (std::optional<Problem> problem = CheckFlags(instruction)) {
    return problem;
  }
  if (ReadHeredocWord(words.back())) {
    return Refuse(words.back().span(),
                  fmt::format("{} cannot accept a heredoc as a destination", name));
  }
  return {};
}

static std::optional<Problem> CheckRun(const Instruction& instruction) {
  if (std::optional<Problem> problem = CheckFlags(instruction)) {
    return problem;
  }
  for (const Flag& flag : instruction.flags) {
    if (flag.name == "mount") {
      if (std::optional<Problem> problem = RefusalOf(Mount(*flag.value))) {
        return problem;
      }
    }
    const std::string value = flag.value ? flag.value->text() : "";
    const bool network = value == "default" || value == "none" || value == "host";
    if (flag.name == "network" && !network) {
      return Refuse(flag.value->span(), fmt::format("invalid network mode {}", Quoted(value)));
    }
    const bool security = value == "insecure" || value == "sandbox";
    if (flag.name == "security" && !security) {
      return Refuse(flag.value->span(), fmt::format("security {} is not valid", Quoted(value)));
    }
  }
  return {};
}

static std::optional<Problem> CheckHealthcheck(const Instruction& instruction) {
  const auto& words = instruction.words;
  const Span& name = instruction.name.span();
  if (words.empty()) {
    return Refuse(name, "HEALTHCHECK requires at least one argument");
  }
  const std::string type = Upper(words[0].text());
  if (type == "NONE") {
    return words.size() == 1
               ? std::nullopt
               : std::optional(Refuse(words[1].span(), "HEALTHCHECK NONE takes no arguments"));
  }
  if (std::optional<Problem> problem = CheckFlags(instruction)) {
    return problem;
  }
  if (type != "CMD") {
    return Refuse(words[0].span(),
                  fmt::format("Unknown type {} in HEALTHCHECK (try CMD)", Quoted(type)));
  }
  if (words.size() == 1) {
    return Refuse(words[0].span(), "Missing command after HEALTHCHECK CMD");
  }
  return {};
}

static std::optional<Problem> CheckPairs(const Instruction& instruction) {
  // The second word of `ENV name value` is a value, whatever it begins with.
  const bool legacy = instruction.keyword != Keyword::Arg && !instruction.words.empty() &&
                      instruction.words[0].text().find('=') == std::string::npos;
  for (const Passage& word : instruction.words) {
    if (!legacy && word.text().starts_with('=')) {
      return Refuse(word.span(),
                    fmt::format("{} names can not be blank", NameOf(instruction.keyword)));
    }
  }
  if (instruction.words.empty()) {
    return Refuse(instruction.name.span(),
                  fmt::format("{} requires at least one argument", NameOf(instruction.keyword)));
  }
  return instruction.keyword == Keyword::Arg ? std::nullopt : CheckFlags(instruction);
}

static std::optional<Problem> CheckOnbuild(const Instruction& instruction) {
  if (instruction.trigger.empty()) {
    return Refuse(instruction.name.span(), "ONBUILD requires at least one argument");
  }
  const Instruction& trigger = instruction.trigger.front();
  if (trigger.keyword == Keyword::Maintainer || trigger.keyword == Keyword::From) {
    return Refuse(trigger.name.span(),
                  fmt::format("{} isn't allowed as an ONBUILD trigger", NameOf(trigger.keyword)));
  }
  if (std::optional<Problem> problem = CheckFlags(instruction)) {
    return problem;
  }
  // It would be refused in the build that it is a trigger of.
  return trigger.broken ? std::nullopt : Refusal(trigger);
}

static std::optional<Problem> CheckUnknown(const Instruction& instruction) {
  static constexpr std::array<std::string_view, 18> Known = {
      "ADD",    "ARG",   "CMD",         "COPY",  "ENTRYPOINT", "ENV",
      "EXPOSE", "FROM",  "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD",
      "RUN",    "SHELL", "STOPSIGNAL",  "USER",  "VOLUME",     "WORKDIR"};
  const std::string& name = instruction.name.text();
  return Refuse(instruction.name.span(),
                fmt::format("unknown instruction: {}{}", name, Suggestion(Upper(name), Known)));
}

static std::optional<Problem> CheckShell(const Instruction& instruction) {
  if (std::optional<Problem> problem = CheckFlags(instruction)) {
    return problem;
  }
  if (instruction.words.empty()) {
    return Refuse(instruction.name.span(), "SHELL requires at least one argument");
  }
  if (instruction.form != Form::Json) {
    return Refuse(instruction.arguments.span(), "SHELL requires the arguments to be in JSON form");
  }
  return {};
}

static std::optional<Problem> CheckList(const Instruction& instruction) {
  if (instruction.words.empty()) {
    return Refuse(instruction.name.span(),
                  fmt::format("{} requires at least one argument", NameOf(instruction.keyword)));
  }
  if (instruction.keyword == Keyword::Volume) {
    for (const Passage& word : instruction.words) {
      if (Trim(word).empty()) {
        return Refuse(word.span(), "VOLUME specified can not be an empty string");
      }
    }
  }
  return CheckFlags(instruction);
}

std::optional<Problem> Refusal(const Instruction& instruction) {
  switch (instruction.keyword) {
    case Keyword::Unknown:
      return CheckUnknown(instruction);
    case Keyword::From:
      return CheckFrom(instruction);
    case Keyword::Add:
    case Keyword::Copy:
      return CheckCopy(instruction);
    case Keyword::Run:
      return CheckRun(instruction);
    case Keyword::Healthcheck:
      return CheckHealthcheck(instruction);
    case Keyword::Arg:
    case Keyword::Env:
    case Keyword::Label:
      return CheckPairs(instruction);
    case Keyword::Onbuild:
      return CheckOnbuild(instruction);
    case Keyword::Shell:
      return CheckShell(instruction);
    case Keyword::Expose:
    case Keyword::Volume:
      return CheckList(instruction);
    case Keyword::Cmd:
    case Keyword::Entrypoint:
      return CheckFlags(instruction);
    case Keyword::Maintainer:
    case Keyword::Stopsignal:
    case Keyword::User:
    case Keyword::Workdir:
      break;
  }
  if (instruction.words.size() != 1) {
    return Refuse(instruction.name.span(),
                  fmt::format("{} requires exactly one argument", NameOf(instruction.keyword)));
  }
  // Flags of STOPSIGNAL are not looked at.
  return instruction.keyword == Keyword::Stopsignal ? std::nullopt : CheckFlags(instruction);
}

}  // namespace linter::docker
