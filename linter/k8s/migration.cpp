#include "linter/k8s/migration.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "linter/k8s/command.h"

namespace linter::k8s {

static bool Has(const std::vector<std::string>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& each) {
    return each == word || (each.size() > word.size() && each.ends_with(word) &&
                            each[each.size() - word.size() - 1] == '/');
  });
}

struct Tool {
  std::string_view name;
  std::string_view program;
  std::string_view verb;
};

static std::optional<std::string_view> ToolOf(const std::vector<std::string>& words) {
  constexpr std::array<Tool, 7> Tools = {{{"Alembic", "alembic", "upgrade"},
                                          {"Django", "manage.py", "migrate"},
                                          {"Django", "django-admin", "migrate"},
                                          {"Sequelize", "sequelize", "db:migrate"},
                                          {"Sequelize", "sequelize-cli", "db:migrate"},
                                          {"TypeORM", "typeorm", "migration:run"},
                                          {"Entity Framework", "ef", "update"}}};
  const auto found = std::find_if(Tools.begin(), Tools.end(), [&](const Tool& tool) {
    return Has(words, tool.program) && Has(words, tool.verb);
  });
  return found == Tools.end() ? std::nullopt : std::optional(found->name);
}

std::optional<std::string_view> MigrationIn(const Container& container) {
  Words words;
  for (const auto* key : {"command", "args"}) {
    for (const auto& item : container[key].Items()) {
      words.push_back(item.Text().value_or(""));
    }
  }
  for (const auto& command : CommandsOf(words)) {
    if (const auto tool = ToolOf(command)) {
      return tool;
    }
  }
  return std::nullopt;
}

}  // namespace linter::k8s
