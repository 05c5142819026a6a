// `$name` and `${name…}` in words.
#include <fmt/format.h>

#include "linter/docker/lexing.h"
#include "linter/docker/pattern.h"

namespace linter::docker {

// How much longer than what is written a text may become: variables that are made of variables
// grow without bounds otherwise.
constexpr std::size_t MostGrowth = 1 << 16;
void Lexer::PutValue(const Passage& value, std::size_t begin, Passage& result) {
  if (result.size() + value.size() > bytes_.size() + MostGrowth) {
    result.AppendUnknown(Use(begin));
    return;
  }
  result.AppendValue(value, Use(begin));
}

void Lexer::Put(const Variable& variable, std::size_t begin, Passage& result) {
  if (variable.state == Variable::State::Known) {
    PutValue(variable.value, begin, result);
  } else if (variable.state != Variable::State::Unset) {
    result.AppendUnknown(Use(begin));
  }
}

void Lexer::PutUnset(std::string_view written, std::size_t begin, Passage& result) {
  result.AppendDecoded(written, Use(begin));
}

bool Lexer::Dollar(Passage& result) {
  const std::size_t begin = at_++;
  const std::size_t from = result.size();
  if (Peek() == '{' && !AtEnd()) {
    ++at_;
    const bool good = Braces(begin, result);
    MarkGaps(result, from, begin);
    return good;
  }
  const std::string name = Name();
  if (name.empty()) {
    result.Append(source_, begin, begin + 1);
    return true;
  }
  const Variable variable = Find(name);
  result_.uses.push_back({name, Use(begin), variable.state});
  if (variable.state == Variable::State::Unset && options_.skip_unset) {
    PutUnset("$" + name, begin, result);
  } else {
    Put(variable, begin, result);
  }
  MarkGaps(result, from, begin);
  return true;
}

bool Lexer::Braces(std::size_t begin, Passage& result) {
  if (AtEnd()) {
    return Fail("syntax error: missing '}'");
  }
  if (Peek() == '{' || Peek() == '}' || Peek() == ':') {
    return Fail("syntax error: bad substitution");
  }
  Substitution substitution = {.begin = begin, .name = Name(), .modifier = {}};
  const char first = Peek();
  const std::size_t width = Width();
  substitution.modifier = std::string(bytes_.substr(at_, width));
  at_ += width;
  if (first == '}') {
    const Variable variable = Find(substitution.name);
    result_.uses.push_back({substitution.name, Use(begin), variable.state});
    if (variable.state == Variable::State::Unset && options_.skip_unset) {
      PutUnset("${" + substitution.name + "}", begin, result);
    } else {
      Put(variable, begin, result);
    }
    return true;
  }
  if (first == '/') {
    return Replaced(substitution, result);
  }
  char modifier = first;
  if (first == ':') {
    modifier = Peek();
    const std::size_t more = Width();
    substitution.modifier += bytes_.substr(at_, more);
    at_ += more;
  }
  if (first == ':' || std::string_view("+-?#%").find(first) != std::string_view::npos) {
    return Modified(substitution, modifier, result);
  }
  return Fail(fmt::format("unsupported modifier ({}) in substitution", substitution.modifier));
}

// Nothing that is known stands in it, so that it may as well be empty.
static bool MayBeEmpty(const Passage& value) {
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (!value.IsUnknown(at)) {
      return false;
    }
  }
  return true;
}

bool Lexer::Modified(const Substitution& substitution, char modifier, Passage& result) {
  const std::string& modifiers = substitution.modifier;
  const bool cuts = modifier == '#' || modifier == '%';
  if (modifiers.starts_with(':') && cuts) {
    return Fail(fmt::format("unsupported modifier ({}) in substitution", modifiers));
  }
  Passage word(source_.SpanOf(at_, at_));
  if (!Until('}', cuts, word)) {
    if (AtEnd()) {
      result_.error.reset();
      return Fail("syntax error: missing '}'");
    }
    return false;
  }
  const Variable variable = Find(substitution.name);
  const std::size_t begin = substitution.begin;
  result_.uses.push_back({substitution.name, Use(begin), variable.state});
  if (variable.state == Variable::State::Unset && options_.skip_unset) {
    PutUnset("${" + substitution.name + modifiers + word.text() + "}", begin, result);
    return true;
  }
  return cuts ? Cut(substitution, variable, word, result)
              : Choose(substitution, variable, word, result);
}

bool Lexer::Choose(const Substitution& substitution, const Variable& variable, const Passage& word,
                   Passage& result) {
  const std::string& modifiers = substitution.modifier;
  const std::size_t begin = substitution.begin;
  const bool colon = modifiers.starts_with(':');
  const bool unset = variable.state == Variable::State::Unset;
  const bool known = variable.state == Variable::State::Known;
  const bool nothing = unset || (known && colon && variable.value.empty());
  const bool unsure = !unset && (!known || (colon && !nothing && MayBeEmpty(variable.value)));
  switch (modifiers.back()) {
    case '-':
      if (nothing || variable.state == Variable::State::Declared) {
        PutValue(word, begin, result);
      } else if (unsure) {
        result.AppendUnknown(Use(begin));
      } else {
        PutValue(variable.value, begin, result);
      }
      return true;
    case '+':
      if (unsure) {
        result.AppendUnknown(Use(begin));
      } else if (!nothing) {
        PutValue(word, begin, result);
      }
      return true;
    case '?':
      if (nothing) {
        const std::string_view otherwise =
            unset ? "is not allowed to be unset" : "is not allowed to be empty";
        return Fail(
            fmt::format("{}: {}", substitution.name, word.empty() ? otherwise : word.text()));
      }
      Put(variable, begin, result);
      return true;
    default:
      return Fail(fmt::format("unsupported modifier ({}) in substitution", modifiers));
  }
}

bool Lexer::Cut(const Substitution& substitution, const Variable& variable, const Passage& word,
                Passage& result) {
  if (variable.state == Variable::State::Unset) {
    return true;
  }
  const std::size_t begin = substitution.begin;
  if (variable.state != Variable::State::Known || !variable.value.known() || !word.known()) {
    result.AppendUnknown(Use(begin));
    return true;
  }
  const char modifier = substitution.modifier.back();
  const bool longest = word.text().starts_with(modifier);
  const std::string_view pattern = std::string_view(word.text()).substr(longest ? 1 : 0);
  const Reach reach = longest ? Reach::Longest : Reach::Shortest;
  const Changed changed = modifier == '%' ? CutSuffix(variable.value, pattern, reach)
                                          : CutPrefix(variable.value, pattern, reach);
  PutValue(changed.text, begin, result);
  return !changed.error || Fail(*changed.error);
}

bool Lexer::Replaced(const Substitution& substitution, Passage& result) {
  const bool all = Peek() == '/';
  at_ += all ? 1 : 0;
  Passage pattern(source_.SpanOf(at_, at_));
  Passage replacement(source_.SpanOf(at_, at_));
  const auto closed = [this](bool good, std::string_view message) {
    if (!good && AtEnd()) {
      result_.error.reset();
      Fail(std::string(message));
    }
    return good;
  };
  if (!closed(Until('/', true, pattern), "syntax error: missing '/' in ${}") ||
      !closed(Until('}', true, replacement), "syntax error: missing '}'")) {
    return false;
  }
  const std::size_t begin = substitution.begin;
  const Variable variable = Find(substitution.name);
  result_.uses.push_back({substitution.name, Use(begin), variable.state});
  if (variable.state == Variable::State::Unset && options_.skip_unset) {
    PutUnset(fmt::format("${{{}/{}/{}}}", substitution.name, pattern.text(), replacement.text()),
             begin, result);
    return true;
  }
  if (variable.state != Variable::State::Known) {
    Put(variable, begin, result);
    return true;
  }
  if (!variable.value.known() || !pattern.known()) {
    result.AppendUnknown(Use(begin));
    return true;
  }
  const Changed changed = Replace(variable.value, pattern.text(), replacement,
                                  all ? Occurrences::All : Occurrences::First);
  PutValue(changed.text, begin, result);
  return !changed.error || Fail(*changed.error);
}

}  // namespace linter::docker
