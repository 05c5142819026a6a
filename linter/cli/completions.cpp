// `shoal completions SHELL`: from the table of arguments, and the rules that there are.

#include <fmt/format.h>

#include <cstdio>
#include <set>

#include "linter/cli/description.h"
#include "linter/cli/verbs.h"

namespace linter::cli {

using Verbs = std::vector<VerbDescription>;

static constexpr std::string_view DefaultVerb = "check";

static std::string Replace(std::string_view text, std::string_view special,
                           std::string_view before) {
  std::string replaced;
  for (const char each : text) {
    if (special.find(each) != std::string_view::npos) {
      replaced += before;
    }
    replaced += each;
  }
  return replaced;
}

// Between single quotes.
static std::string Quote(std::string_view text) {
  std::string quoted = "'";
  for (const char each : text) {
    quoted += each == '\'' ? "'\\''" : std::string(1, each);
  }
  return quoted + "'";
}

static std::string Join(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

static std::vector<std::string> RuleNames(std::span<const Rule> catalog) {
  std::set<std::string> names;
  for (const auto& rule : catalog) {
    names.emplace(rule.id);
    names.emplace(rule.category);
  }
  return {names.begin(), names.end()};
}

// The verbs of a verb, by their last word.
static std::vector<std::string> Below(const Verbs& verbs, std::string_view parent) {
  std::vector<std::string> below;
  for (const auto& verb : verbs) {
    const auto space = verb.name.rfind(' ');
    const auto above = space == std::string::npos ? "" : verb.name.substr(0, space);
    if (!verb.name.empty() && above == parent) {
      below.push_back(verb.name.substr(space == std::string::npos ? 0 : space + 1));
    }
  }
  return below;
}

static bool IsRule(Takes takes) {
  return takes == Takes::Rules || takes == Takes::Rule;
}

// The arms of bash's `case` for one verb: what its options and arguments may be.
static std::string BashValues(const VerbDescription& verb) {
  std::string arms;
  for (const auto& option : verb.options) {
    const bool rules = IsRule(option.takes);
    if (!rules && option.choices.empty()) {
      continue;
    }
    std::vector<std::string> patterns;
    for (const auto& name : option.names) {
      patterns.push_back(Quote(verb.name + ":") + (option.positional ? "[!-]*" : Quote(name)));
      if (verb.name == DefaultVerb) {
        patterns.push_back(Quote(":") + Quote(name));
      }
    }
    arms += fmt::format("    {}) values={} ;;\n", fmt::join(patterns, " | "),
                        rules ? "$rules" : Quote(Join(option.choices)));
  }
  return arms;
}

// Without a verb, the options of the default one may follow as well.
static std::vector<std::string> OptionNames(const Verbs& verbs, const VerbDescription& asked) {
  std::vector<std::string> names;
  for (const auto& verb : verbs) {
    if (verb.name != asked.name && !(asked.name.empty() && verb.name == DefaultVerb)) {
      continue;
    }
    for (const auto& option : verb.options) {
      if (!option.positional) {
        names.insert(names.end(), option.names.begin(), option.names.end());
      }
    }
  }
  return names;
}

static std::string Bash(const Verbs& verbs, const std::vector<std::string>& rules) {
  std::vector<std::string> paths;
  std::string options;
  std::string values;
  for (const auto& verb : verbs) {
    options +=
        fmt::format("    {}) options={} verbs={} ;;\n", Quote(verb.name),
                    Quote(Join(OptionNames(verbs, verb))), Quote(Join(Below(verbs, verb.name))));
    values += BashValues(verb);
    if (!verb.name.empty()) {
      const bool nested = verb.name.find(' ') != std::string::npos;
      paths.push_back(Quote((nested ? "" : " ") + verb.name));
    }
  }
  return fmt::format(R"(# Completion for bash, made by `shoal completions bash`.
_shoal() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}
  local verb='' verbs='' options='' values='' head='' i
  local rules={}
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case "$verb ${{COMP_WORDS[i]}}" in
      {}) verb=${{verb:+$verb }}${{COMP_WORDS[i]}} ;;
    esac
  done
  case $verb in
{}  esac
  case "$verb:$before" in
{}  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  elif [[ -n $values ]]; then
    [[ $word == *,* ]] && head=${{word%,*}},
    COMPREPLY=($(compgen -W "$values" -P "$head" -- "${{word##*,}}"))
  else
    COMPREPLY=($(compgen -W "$verbs" -- "$word"))
  fi
}}
complete -o bashdefault -o default -F _shoal shoal
)",
                     Quote(Join(rules)), fmt::join(paths, " | "), options, values);
}

static std::string ZshSpec(const OptionDescription& option) {
  const auto about = Replace(option.about, "[]\\", "\\");
  const auto value = option.takes == Takes::Rules  ? ":rule:_shoal_rules"
                     : option.takes == Takes::Rule ? ":rule:_shoal_rule"
                     : !option.choices.empty() ? fmt::format(":value:({})", Join(option.choices))
                     : option.takes == Takes::Anything ? ":value:_files"
                                                       : "";
  if (option.positional) {
    return "        " + Quote("*" + value) + " \\\n";
  }
  std::string specs;
  for (const auto& name : option.names) {
    const auto* equals = value.empty() || !name.starts_with("--") ? "" : "=";
    specs += "        " + Quote(fmt::format("*{}{}[{}]{}", name, equals, about, value)) + " \\\n";
  }
  return specs;
}

// The arm of zsh's `case` for one verb.
static std::string ZshArm(const VerbDescription& verb, const Verbs& verbs) {
  std::string specs;
  for (const auto& option : verb.options) {
    specs += ZshSpec(option);
  }
  const auto below = Join(Below(verbs, verb.name));
  if (!below.empty()) {
    specs += "        " + Quote("*:verb:(" + below + ")") + " \\\n";
  }
  return fmt::format("    {}{})\n      _arguments -S \\\n{}        && return\n      ;;\n",
                     Quote(verb.name), verb.name == DefaultVerb ? " | ''" : "", specs);
}

static std::string Zsh(const Verbs& verbs, const std::vector<std::string>& rules) {
  std::string described;
  std::string arms;
  std::vector<std::string> nested;
  for (const auto& verb : verbs) {
    if (verb.name.empty()) {
      continue;
    }
    const bool is_nested = verb.name.find(' ') != std::string::npos;
    if (is_nested) {
      nested.push_back(Quote(verb.name));
    } else {
      described += "    " + Quote(verb.name + ":" + verb.about) + "\n";
    }
    arms += ZshArm(verb, verbs);
  }
  return fmt::format(R"(#compdef shoal
# Completion for zsh, made by `shoal completions zsh`.
_shoal_names=({})
_shoal_rules() {{ _values -s , rule $_shoal_names }}
_shoal_rule() {{ _values rule $_shoal_names }}
_shoal() {{
  local verb=''
  local -a verbs
  verbs=(
{}  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe -t verbs verb verbs
    _files
    return
  fi
  if [[ -n ${{(M)verbs:#$words[2]:*}} ]]; then
    verb=$words[2]
    shift words
    (( CURRENT-- ))
    if (( CURRENT > 2 )); then
      case "$verb $words[2]" in
        ({})
          verb="$verb $words[2]"
          shift words
          (( CURRENT-- ))
          ;;
      esac
    fi
  fi
  case $verb in
{}  esac
}}
if [[ $funcstack[1] == _shoal ]]; then
  _shoal "$@"
else
  compdef _shoal shoal
fi
)",
                     Join(rules), described, fmt::join(nested, " | "), arms);
}

static std::string FishCondition(const Verbs& verbs, const std::string& name) {
  if (name.empty()) {
    return "__fish_use_subcommand";
  }
  if (name == DefaultVerb) {
    std::vector<std::string> others = Below(verbs, "");
    std::erase(others, name);
    return "not __fish_seen_subcommand_from " + Join(others);
  }
  const auto space = name.find(' ');
  auto condition = "__fish_seen_subcommand_from " + name.substr(0, space);
  if (space != std::string::npos) {
    condition += "; and __fish_seen_subcommand_from " + name.substr(space + 1);
  }
  return condition;
}

static std::string FishOption(const std::string& condition, const OptionDescription& option) {
  auto line = fmt::format("complete -c shoal -n {}", Quote(condition));
  for (const auto& name : option.names) {
    if (!option.positional) {
      line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
  }
  if (option.takes == Takes::Rules) {
    line += " -x -a '(__fish_complete_list , __shoal_rules)'";
  } else if (option.takes == Takes::Rule) {
    line += " -x -a '(__shoal_rules)'";
  } else if (!option.choices.empty()) {
    line += " -x -a " + Quote(Join(option.choices));
  } else if (option.takes == Takes::Anything) {
    line += " -r";
  }
  return line + " -d " + Quote(option.about) + "\n";
}

static std::string Fish(const Verbs& verbs, const std::vector<std::string>& rules) {
  auto text = fmt::format(
      "# Completion for fish, made by `shoal completions fish`.\n"
      "function __shoal_rules\n  string split ' ' {}\nend\n",
      Quote(Join(rules)));
  for (const auto& verb : verbs) {
    const auto condition = FishCondition(verbs, verb.name);
    for (const auto& option : verb.options) {
      const bool path = option.positional && option.takes == Takes::Anything;
      text += path ? "" : FishOption(condition, option);
    }
    if (verb.name.empty()) {
      continue;
    }
    const auto space = verb.name.find(' ');
    const auto above = space == std::string::npos ? "" : verb.name.substr(0, space);
    text += fmt::format("complete -c shoal -n {} -a {} -d {}\n", Quote(FishCondition(verbs, above)),
                        verb.name.substr(space == std::string::npos ? 0 : space + 1),
                        Quote(verb.about));
  }
  return text;
}

int PrintCompletions(const CompletionsArguments& arguments, std::span<const Rule> catalog) {
  const auto verbs = DescribeArguments();
  const auto rules = RuleNames(catalog);
  const auto text = arguments.shell == "bash"  ? Bash(verbs, rules)
                    : arguments.shell == "zsh" ? Zsh(verbs, rules)
                                               : Fish(verbs, rules);
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 2;
}

}  // namespace linter::cli
