// What init containers wait for, as far as it is written in the usual ways: a client in a loop
// (`until nc -z db 5432`), or a program that is made for waiting (`wait-for-it db:5432`).

#include "linter/k8s/waiting.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "linter/k8s/command.h"
#include "linter/k8s/host_name.h"

namespace linter::k8s {

// The words of a container's command and arguments, which run together.
static Words WordsOf(const Container& container) {
  Words words;
  for (const auto* key : {"command", "args"}) {
    for (const auto& item : container[key].Items()) {
      words.push_back(item.Text().value_or(""));
    }
  }
  return words;
}

// A loop without an end, and nothing that decides whether it runs.
static bool WaitsForEver(std::string_view script) {
  constexpr std::array<std::string_view, 12> Ways = {"if ",      "case ", "for ", "timeout ",
                                                     "exit",     "break", "seq ", "-lt",
                                                     "HOSTNAME", "-gt",   "-ge",  "-le"};
  return (script.find("until ") != std::string_view::npos ||
          script.find("while ") != std::string_view::npos) &&
         std::none_of(Ways.begin(), Ways.end(), [&](std::string_view way) {
           return script.find(way) != std::string_view::npos;
         });
}

struct Target {
  std::string host;
  // Only the name is looked up.
  bool lookup = false;
};

static bool IsHost(std::string_view word) {
  return !word.empty() && word[0] != '-' &&
         std::all_of(word.begin(), word.end(), [](unsigned char character) {
           return character == '.' || character == '-' || (character >= '0' && character <= '9') ||
                  (character >= 'a' && character <= 'z');
         });
}

static std::optional<Target> TargetOf(std::vector<std::string> command) {
  while (!command.empty() && (command[0] == "until" || command[0] == "while" || command[0] == "!" ||
                              command[0] == "do")) {
    command.erase(command.begin());
  }
  if (command.empty()) {
    return std::nullopt;
  }
  const auto program = ProgramName(command[0]);
  constexpr std::array<std::string_view, 3> Lookups = {"nslookup", "host", "dig"};
  const bool lookup = std::find(Lookups.begin(), Lookups.end(), program) != Lookups.end();
  if (lookup || program == "nc" || program == "ncat" || program == "netcat") {
    for (std::size_t i = 1; i < command.size(); ++i) {
      // What stands behind `-w` is a number of seconds.
      if (IsHost(command[i]) && command[i].find_first_not_of("0123456789") != std::string::npos) {
        return Target{command[i], lookup};
      }
    }
    return std::nullopt;
  }
  Words words(command.begin(), command.end());
  if (const auto call = RemoteCall(words)) {
    return Target{call->host, false};
  }
  return std::nullopt;
}

static std::vector<Target> TargetsOf(const Container& container) {
  const auto words = WordsOf(container);
  std::vector<Target> targets;
  if (const auto script = ScriptOf(words)) {
    if (WaitsForEver(script->text)) {
      for (auto& command : CommandsOf(words)) {
        if (auto target = TargetOf(std::move(command))) {
          targets.push_back(std::move(*target));
        }
      }
    }
    return targets;
  }
  constexpr std::array<std::string_view, 5> Waiters = {"wait-for-it", "wait-for-it.sh", "wait-for",
                                                       "wait-for.sh", "wait4x"};
  if (words.empty() ||
      std::find(Waiters.begin(), Waiters.end(), ProgramName(words[0])) == Waiters.end()) {
    return targets;
  }
  for (const auto& word : words) {
    const auto colon = word.find(':');
    if (colon != std::string_view::npos && IsHost(word.substr(0, colon))) {
      targets.push_back({std::string(word.substr(0, colon)), false});
    }
  }
  return targets;
}

std::vector<Wait> WaitsOf(const Workload& workload) {
  std::vector<Wait> waits;
  for (const auto& container : workload.containers()) {
    if (container.role() != ContainerRole::Init) {
      continue;
    }
    for (const auto& target : TargetsOf(container)) {
      const auto service = ServiceAt(target.host, workload);
      // The name of a headless Service resolves when a pod is ready, that of others at once.
      if (service && (!target.lookup ||
                      (service->headless() &&
                       service->object().spec()["publishNotReadyAddresses"].Bool() != true))) {
        waits.push_back({&container, *service});
      }
    }
  }
  return waits;
}

// Goes along the waits, depth first.
static bool LeadsTo(const Workload& goal, const Workload& from, std::set<const Workload*>& seen,
                    std::vector<const Workload*>& way) {
  // Longer ways are not followed: a thread's stack has an end.
  constexpr std::size_t Most = 100;
  if (seen.size() >= Most || !seen.insert(&from).second) {
    return false;
  }
  way.push_back(&from);
  if (&from == &goal) {
    return true;
  }
  for (const auto& wait : WaitsOf(from)) {
    const auto next = wait.service.Selected();
    if (next.size() == 1 && LeadsTo(goal, *next.front(), seen, way)) {
      return true;
    }
  }
  way.pop_back();
  return false;
}

std::vector<const Workload*> CircleOf(const Workload& workload, const Wait& wait) {
  std::vector<const Workload*> way;
  std::set<const Workload*> seen;
  const auto selected = wait.service.Selected();
  if (selected.size() == 1) {
    LeadsTo(workload, *selected.front(), seen, way);
  }
  return way;
}

}  // namespace linter::k8s
