#include "linter/docker/package_call.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>

#include "linter/docker/mount.h"

namespace linter::docker {

std::string_view TextOf(const ShellWord& word) {
  return word.value ? word.constant() : std::string_view(word.text);
}

bool IsKnown(const ShellWord& word) {
  return word.value.has_value();
}

static bool IsPip(std::string_view program) {
  return program.starts_with("pip") && !program.starts_with("pipenv") &&
         !program.starts_with("pipx");
}

static bool IsProgramOf(PackageManager manager, std::string_view program) {
  switch (manager) {
    case PackageManager::Apt:
      return program == "apt-get";
    case PackageManager::Apk:
      return program == "apk";
    case PackageManager::Dnf:
      return program == "dnf" || program == "microdnf" || program == "dnf5";
    case PackageManager::Yum:
      return program == "yum";
    case PackageManager::Zypper:
      return program == "zypper";
    case PackageManager::Pip:
      return IsPip(program) || program.starts_with("python");
    case PackageManager::Npm:
      return program == "npm";
    case PackageManager::Gem:
      return program == "gem";
    case PackageManager::Go:
      return program == "go";
  }
  return false;
}

using Names = std::initializer_list<std::string_view>;

// The options that take a value, as the manuals have them.
static const Names AptNames = {"target-release",    "default-release", "option",
                               "host-architecture", "build-profiles",  "config-file"};
static const Names ApkNames = {"virtual",   "repository",    "root",     "arch",
                               "cache-dir", "cache-max-age", "keys-dir", "repositories-file",
                               "wait",      "timeout"};
static const Names DnfNames = {"config",       "setopt",      "enablerepo",  "disablerepo",
                               "repo",         "repoid",      "installroot", "releasever",
                               "exclude",      "excludepkgs", "forcearch",   "disableplugin",
                               "enableplugin", "downloaddir", "destdir",     "repofrompath"};
static const Names ZypperNames = {"repo",         "from",       "type",        "root",
                                  "config",       "reposd-dir", "cache-dir",   "plus-repo",
                                  "plus-content", "download",   "solver-focus"};
static const Names PipNames = {"abi",
                               "build",
                               "constraint",
                               "editable",
                               "cache-dir",
                               "requirement",
                               "find-links",
                               "index-url",
                               "extra-index-url",
                               "implementation",
                               "no-binary",
                               "only-binary",
                               "platform",
                               "prefix",
                               "progress-bar",
                               "proxy",
                               "python",
                               "python-version",
                               "root",
                               "root-user-action",
                               "src",
                               "target",
                               "trusted-host",
                               "upgrade-strategy",
                               "timeout",
                               "retries",
                               "log",
                               "config-settings",
                               "global-option",
                               "cert",
                               "client-cert",
                               "exists-action",
                               "report"};
static const Names NpmNames = {"loglevel", "registry", "prefix", "workspace", "omit",
                               "include",  "cache",    "tag",    "userconfig"};
static const Names GemNames = {"version",  "install-dir", "bindir",     "http-proxy",  "source",
                               "platform", "document",    "build-root", "trust-policy"};

static ValuedOptions OptionsOf(PackageManager manager) {
  switch (manager) {
    case PackageManager::Apt:
      return {.letters = "toaPc", .names = AptNames};
    case PackageManager::Apk:
      return {.letters = "tXp", .names = ApkNames};
    case PackageManager::Dnf:
    case PackageManager::Yum:
      return {.letters = "cdexR", .names = DnfNames};
    case PackageManager::Zypper:
      return {.letters = "rptcRDC", .names = ZypperNames};
    case PackageManager::Pip:
      return {.letters = "berfitc", .names = PipNames};
    case PackageManager::Npm:
      return {.letters = "wC", .names = NpmNames};
    case PackageManager::Gem:
      return {.letters = "vinpsP", .names = GemNames};
    case PackageManager::Go:
      break;
  }
  return {};
}

// Go has long options with one dash: what stands behind options, and behind their values.
static CommandLine ReadGo(const ShellCommand& command) {
  static constexpr std::array<std::string_view, 14> Valued = {
      "-ldflags", "-tags", "-gcflags", "-asmflags", "-mod",           "-p",      "-o",
      "-modfile", "-C",    "-exec",    "-toolexec", "-installsuffix", "-pkgdir", "-overlay"};
  CommandLine line;
  bool value = false;
  for (const ShellWord& word : command.arguments) {
    const auto text = TextOf(word);
    if (value) {
      value = false;
    } else if (text.starts_with("-")) {
      value = std::find(Valued.begin(), Valued.end(),
                        text.substr(text.starts_with("--") ? 1 : 0)) != Valued.end();
    } else {
      line.operands.push_back(&word);
    }
  }
  return line;
}

static CommandLine ReadLine(const ShellCommand& command, PackageManager manager) {
  if (manager == PackageManager::Go) {
    return ReadGo(command);
  }
  if (manager == PackageManager::Pip && command.program().starts_with("python")) {
    return ReadCommandLine(command, {.letters = "mberfitc", .names = OptionsOf(manager).names});
  }
  return ReadCommandLine(command, OptionsOf(manager));
}

std::optional<PackageCall> ReadPackageCall(const CommandView& command, PackageManager manager,
                                           std::initializer_list<std::string_view> verbs) {
  const auto program = command->program();
  if (command.instruction()->keyword != Keyword::Run || !IsProgramOf(manager, program)) {
    return {};
  }
  PackageCall call{.verb = nullptr, .operands = {}, .line = ReadLine(command.command(), manager)};
  if (manager == PackageManager::Pip && program.starts_with("python")) {
    const auto* module = call.line.Find({"m"});
    if (module == nullptr || module->value != "pip") {
      return {};
    }
  }
  const auto& words = call.line.operands;
  const auto verb = std::find_if(words.begin(), words.end(), [&](const ShellWord* word) {
    return std::find(verbs.begin(), verbs.end(), word->constant()) != verbs.end();
  });
  if (verb == words.end()) {
    return {};
  }
  call.verb = *verb;
  call.operands.assign(verb + 1, words.end());
  return call;
}

std::string UnpinnedMessage(const std::vector<const ShellWord*>& packages) {
  constexpr std::size_t Most = 3;
  const auto shown = packages.size() <= Most + 1 ? packages.size() : Most;
  std::string names;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == packages.size();
    names += fmt::format("{}`{}`", i == 0 ? "" : (last ? " and " : ", "), packages[i]->text);
  }
  if (shown < packages.size()) {
    names += fmt::format(" and {} more", packages.size() - shown);
  }
  return packages.size() == 1 ? fmt::format("version of {} is not pinned", names)
                              : fmt::format("versions of {} are not pinned", names);
}

std::vector<Edit> AddOption(const PackageCall& call, std::string_view option) {
  const auto& verb = *call.verb;
  if (verb.text != verb.constant() || verb.span.size() != verb.text.size()) {
    return {};
  }
  return {{{verb.span.file, verb.span.end, verb.span.end}, fmt::format(" {}", option)}};
}

bool HasCacheMount(const InstructionView& run, std::string_view fragment) {
  const auto mounts = Mounts(run.instruction());
  return std::any_of(mounts.begin(), mounts.end(), [&](const Mount& mount) {
    const auto type = mount.Type();
    const auto target = mount.Target();
    return (type == "cache" || type == "tmpfs") && target &&
           target->text().find(fragment) != std::string::npos;
  });
}

// A path as `rm` gets it, below the folder that the code went to.
static std::string PathOf(const ShellWord& word, const std::string& folder) {
  std::string path(TextOf(word));
  path += path.ends_with('/') ? "" : "/";
  return path.starts_with('/') || path.starts_with('-') ? path : folder + path;
}

bool Removes(const InstructionView& run, std::initializer_list<std::string_view> folders) {
  std::string here;
  const auto inside = [&](const ShellWord& word) {
    const std::string path = PathOf(word, here);
    // `/var/cache/*` has all that is in `/var/cache/`.
    const auto known = path.substr(0, path.find('*'));
    return std::any_of(folders.begin(), folders.end(), [&](std::string_view folder) {
      return path.starts_with(folder) || (known.size() > 1 && folder.starts_with(known));
    });
  };
  for (const CommandView& command : run.commands()) {
    const auto& arguments = command->arguments;
    if (command->program() == "cd" && arguments.size() == 1) {
      here = PathOf(arguments.front(), here);
    } else if (command->program() == "rm" &&
               std::any_of(arguments.begin(), arguments.end(), inside)) {
      return true;
    }
  }
  return false;
}

bool IsShipped(const BuildView& build, const Stage* stage) {
  if (stage == nullptr || stage == build.final_stage()) {
    return true;
  }
  const auto& stages = build.stages();
  return std::any_of(stages.begin(), stages.end(),
                     [&](const Stage& other) { return other.parent == stage->index; });
}

bool CleansBehind(const InstructionView& run, PackageManager manager,
                  std::initializer_list<std::string_view> fills,
                  std::initializer_list<std::string_view> cleans) {
  bool clean = true;
  for (const auto& command : run.commands()) {
    if (ReadPackageCall(command, manager, fills)) {
      clean = false;
    } else if (ReadPackageCall(command, manager, cleans)) {
      clean = true;
    }
  }
  return clean;
}

}  // namespace linter::docker
