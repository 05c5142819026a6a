#pragma once

#include <optional>
#include <string_view>

#include "linter/k8s/container.h"

namespace linter::k8s {

// The tool that a container migrates a database with, of those that take no lock of their own, so
// that two at once disturb each other: Alembic, Django, Sequelize, TypeORM, Entity Framework.
std::optional<std::string_view> MigrationIn(const Container& container);

}  // namespace linter::k8s
